-- Serials are unique over all issuers, and named by themselves. One index says both.
alter table certificate drop constraint certificate_pkey;
alter table certificate add constraint certificate_pkey primary key using index certificate_serial;

-- Of a key's certificates it is asked only whether one was compromised (reason 1).
create index certificate_compromised on certificate (public_key_sha256) where reason = 1;
drop index certificate_key;
