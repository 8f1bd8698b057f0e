-- What the prompt shows beside the text, and the user's language.
alter table message add column event_id text, add column language text;
