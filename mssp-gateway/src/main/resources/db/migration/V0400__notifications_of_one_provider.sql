-- Each application provider's notifications are found for themselves, so that one that is slow, or has many, holds nobody else up.
drop index notification_due;
create index notification_due on notification (ap_id, due_at) where state = 'DUE';
