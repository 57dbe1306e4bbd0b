-- Different words about one sheet on one day are different reports: the second one was thanked for and thrown away.

alter table board_report drop constraint board_report_once_a_day;
-- A digest, because a thousand letters are too long for an index.
create unique index board_report_said_once on board_report (sheet_id, kind, reported_on, md5(coalesce(words, '')));
create index board_report_of_day on board_report (sheet_id, reported_on);
