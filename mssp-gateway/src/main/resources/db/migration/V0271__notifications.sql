-- Where an application provider may be called back: an address and what lies under it.
create table provider_callback (
    ap_id         text        not null references application_provider,
    address       text        not null check (length(address) between 1 and 512),
    registered_at timestamptz not null,
    primary key (ap_id, address)
);

-- Whom to tell of a transaction's end (asynchServerServer). Entered with the transaction, and due with its end: the database itself does
-- that, whoever ends the transaction, so that no crash and no other replica loses one.
create table notification (
    transaction_id text primary key references signature_transaction,
    ap_id          text        not null,
    url            text        not null,
    state          text        not null default 'AWAITING_END' check (state in ('AWAITING_END', 'DUE', 'DELIVERED', 'GIVEN_UP')),
    -- when the transaction ended
    due_since      timestamptz,
    -- not before: put off after a failure, or being delivered by a replica until then
    due_at         timestamptz,
    attempts       integer     not null default 0,
    -- what the application provider made of the signature
    ap_status      integer,
    settled_at     timestamptz,
    check ((state = 'AWAITING_END') = (due_since is null)),
    check ((due_since is null) = (due_at is null)),
    check ((state in ('DELIVERED', 'GIVEN_UP')) = (settled_at is not null))
);
create index notification_due on notification (due_at) where state = 'DUE';

create function make_notification_due() returns trigger language plpgsql as $$
begin
    update notification set state = 'DUE', due_since = now(), due_at = now()
        where transaction_id = new.id and state = 'AWAITING_END';
    return null;
end
$$;
create trigger signature_transaction_end after update of state on signature_transaction
    for each row
    when (old.state = 'AWAITING_USER' and new.state <> 'AWAITING_USER')
    execute function make_notification_due();
