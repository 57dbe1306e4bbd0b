-- That somebody opened the file to print said nothing about paper, nobody asked for it, and a mere look must not change anything.

alter table posting_sheet drop column printed_at;
