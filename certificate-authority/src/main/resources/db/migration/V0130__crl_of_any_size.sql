-- A certificate's part of its issuer's CRLs, given at issue and kept. Those issued before there were parts are in part 0.
alter table certificate add column crl_partition integer not null default 0 check (crl_partition between 0 and 1000);
create index certificate_ended on certificate (issuer, crl_partition, serial collate "C") where revoked_at is not null;

alter table crl_number add column partition integer not null default 0;
alter table crl_number drop constraint crl_number_pkey;
alter table crl_number add primary key (authority, partition);

-- CRLs of any size: the content in pieces that are read one at a time.
create table crl_piece (
    authority text    not null,
    partition integer not null,
    number    bigint  not null,
    position  integer not null,
    content   bytea   not null,
    primary key (authority, partition, number, position)
);
insert into crl_piece select authority, 0, number, 0, der from crl;

alter table crl add column partition integer not null default 0;
alter table crl drop constraint crl_pkey;
alter table crl add primary key (authority, partition, number);
alter table crl add column kind text not null default 'FULL' check (kind in ('FULL', 'DELTA'));
alter table crl add column regular boolean not null default true;
alter table crl add column length bigint;
alter table crl add column sha256 bytea;
update crl set length = length(der), sha256 = sha256(der);
alter table crl alter column length set not null;
alter table crl alter column sha256 set not null;
alter table crl drop column der;

-- What has changed in the status of released certificates. A change without a number is told by no CRL yet; a number is that of the first
-- CRL that tells it. The database writes it with the change itself, whoever makes it, so that no crash and no other node loses one.
create table crl_change (
    id        bigint generated always as identity primary key,
    authority text        not null,
    partition integer     not null,
    serial    text        not null,
    at        timestamptz not null default now(),
    number    bigint
);
create index crl_change_untold on crl_change (authority, partition) where number is null;
create index crl_change_told on crl_change (authority, partition, number);

create function note_status_change() returns trigger language plpgsql as $$
begin
    insert into crl_change (authority, partition, serial) values (new.issuer, new.crl_partition, new.serial);
    return null;
end
$$;
create trigger certificate_status_change after update of state, reason, revoked_at, invalidity_date on certificate
    for each row
    when ((old.state, old.reason, old.revoked_at, old.invalidity_date)
            is distinct from (new.state, new.reason, new.revoked_at, new.invalidity_date)
        and old.state <> 'PREPARED')
    execute function note_status_change();
