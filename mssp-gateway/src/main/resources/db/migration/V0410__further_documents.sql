-- Documents that are signed with one PIN beside the first, whose columns stay where they are.
alter table signature_transaction add column documents integer not null default 1 check (documents between 1 and 10);

create table further_document (
    transaction_id text not null references signature_transaction,
    position       integer not null check (position between 0 and 8),
    reference      text,
    data_kind      text not null check (data_kind in ('TEXT', 'DIGEST', 'OCTETS')),
    data           bytea not null,
    display_text   text not null,
    attributes     bytea,
    hash           bytea not null,
    signature      bytea,
    primary key (transaction_id, position)
);
