-- What an application provider had the user told about a signature (MSS_Receipt). The text is not kept, its hash is.
create table receipt (
    transaction_id        text primary key references signature_transaction,
    ap_status             integer,
    message_sha256        bytea,
    acknowledgement_asked boolean     not null,
    created_at            timestamptz not null,
    delivered_at          timestamptz,
    acknowledged_at       timestamptz,
    check (message_sha256 is not null or (delivered_at is null and not acknowledgement_asked)),
    check (acknowledged_at is null or delivered_at is not null)
);
