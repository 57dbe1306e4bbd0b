-- What a decision ends applies until its day: until then it has to be public, and taking it away is owed only from that day on (Nghị định
-- 63/2010/NĐ-CP Điều 16, 17). Open duties that ran from the signature are opened anew, with another day, by the job of the next morning.

delete from publication_duty duty using announcement_item item
where item.announcement_id = duty.announcement_id and item.procedure_id = duty.procedure_id
  and duty.revision_id is null and duty.way in ('taking-down', 'agency-site')
  and duty.done_on is null and duty.started_on < item.effective_on;
