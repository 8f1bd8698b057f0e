-- What one operator proposes and another decides on; the table itself refuses one person's two hands.
create table proposal (
    id          uuid        primary key,
    act         text        not null,
    subject     text        not null,
    parameters  text        not null,
    proposed_by text        not null,
    proposed_at timestamptz not null,
    expires_at  timestamptz not null,
    state       text        not null check (state in ('OPEN', 'APPROVED', 'REJECTED')),
    decided_by  text,
    decided_at  timestamptz,
    check ((state = 'OPEN') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    constraint proposal_four_eyes check (state <> 'APPROVED' or decided_by <> proposed_by)
);
create index proposal_newest on proposal (proposed_at desc, id);
create index proposal_open on proposal (act, subject) where state = 'OPEN';
