-- Application providers. A password is 128 random bits or more, made here, so its SHA-256 is as good as a slow hash.
create table application_provider (
    ap_id           text primary key check (length(ap_id) between 1 and 128),
    name            text not null check (length(name) between 1 and 64),
    profiles        text not null,
    password_sha256 bytea not null,
    created_at      timestamptz not null
);

create table subscriber (
    registration_id uuid primary key,
    msisdn          text not null,
    iccid           text not null,
    state           text not null check (state in ('PENDING_KEY', 'ACTIVE', 'REVOKED')),
    changed_at      timestamptz not null
);
create unique index subscriber_live_msisdn on subscriber (msisdn) where state <> 'REVOKED';
create unique index subscriber_live_iccid on subscriber (iccid) where state <> 'REVOKED';

-- What the SIM reported, before the registration authority and the CA have looked at it.
create table reported_key (
    registration_id uuid  not null references subscriber,
    purpose         text  not null,
    public_key      bytea not null,
    primary key (registration_id, purpose)
);

create table signing_certificate (
    id              uuid primary key,
    registration_id uuid  not null references subscriber,
    purpose         text  not null,
    chain           bytea not null,
    unique (registration_id, purpose)
);

create table signature_transaction (
    id                 text primary key,
    ap_id              text not null,
    ap_transaction_id  text not null,
    ap_name            text not null,
    fingerprint        bytea not null,
    msisdn             text not null,
    iccid              text not null,
    registration_id    uuid not null references subscriber,
    certificate_id     uuid not null references signing_certificate,
    purpose            text not null,
    format             text not null,
    data_kind          text not null check (data_kind in ('TEXT', 'DIGEST')),
    data               bytea not null,
    display_text       text not null,
    attributes         bytea,
    hash               bytea not null,
    nonce              bytea not null,
    created_at         timestamptz not null,
    expires_at         timestamptz not null,
    state              text not null check (state in ('AWAITING_USER', 'SIGNED', 'FAILED')),
    signature          bytea,
    failure            text,
    ended_at           timestamptz,
    unique (ap_id, ap_transaction_id),
    check ((state = 'SIGNED') = (signature is not null)),
    check ((state = 'FAILED') = (failure is not null)),
    check ((state = 'AWAITING_USER') = (ended_at is null))
);
-- One open prompt per SIM.
create unique index signature_transaction_open_prompt on signature_transaction (registration_id) where state = 'AWAITING_USER';
create index signature_transaction_open on signature_transaction (expires_at) where state = 'AWAITING_USER';
