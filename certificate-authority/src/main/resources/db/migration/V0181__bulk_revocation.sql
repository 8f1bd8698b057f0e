-- A revocation of many certificates that a second operator has approved: which ones is fixed here, then they are revoked in batches.
create table bulk_revocation (
    id              uuid        primary key,
    scope           text        not null,
    reason          smallint    not null,
    invalidity_date timestamptz,
    proposed_by     text        not null,
    approved_by     text        not null,
    approved_at     timestamptz not null,
    state           text        not null check (state in ('RUNNING', 'STOPPED', 'DONE')),
    certificates    bigint      not null,
    revoked         bigint      not null default 0,
    revoked_before  bigint      not null default 0,
    changed_at      timestamptz not null,
    check (revoked + revoked_before <= certificates),
    check (state <> 'DONE' or revoked + revoked_before = certificates)
);
create index bulk_revocation_running on bulk_revocation (id) where state = 'RUNNING';
create index bulk_revocation_newest on bulk_revocation (approved_at desc, id);

-- Its certificates, each with what came of it.
create table bulk_revocation_item (
    bulk_revocation uuid not null references bulk_revocation,
    serial          text not null,
    outcome         text check (outcome in ('REVOKED', 'REVOKED_BEFORE')),
    primary key (bulk_revocation, serial)
);
create index bulk_revocation_item_open on bulk_revocation_item (bulk_revocation, serial) where outcome is null;
