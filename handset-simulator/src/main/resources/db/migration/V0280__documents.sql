-- A prompt asks for one document, or for several that are signed with one PIN. The checks on the old columns go with them.
alter table message add column hashes bytea[], add column texts text[];
update message set hashes = array[hash], texts = array[text] where kind = 'SIGN';
alter table message drop column hash, drop column text;
alter table message add check ((kind = 'SIGN') = (purpose is not null and hashes is not null and ap_name is not null and texts is not null
        and expires_at is not null)),
    add check (coalesce(cardinality(hashes), 0) = coalesce(cardinality(texts), 0));

alter table answer add column signatures bytea[] not null default '{}';
update answer set signatures = array[signature] where signature is not null;
alter table answer drop column signature;
alter table answer alter column signatures drop default;
