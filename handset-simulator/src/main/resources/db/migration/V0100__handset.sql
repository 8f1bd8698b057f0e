-- A phone with its SIM. The image is the card's state, encrypted; the token opens the phone's page and is kept as its SHA-256.
create table phone (
    iccid        text primary key,
    msisdn       text   not null,
    token_sha256 bytea  not null unique,
    image        bytea  not null,
    version      bigint not null,
    created_at   timestamptz not null
);

-- What the network delivered. One dialogue at a time on a phone's screen.
create table message (
    id              text primary key,
    iccid           text not null references phone,
    kind            text not null check (kind in ('GENERATE_KEYS', 'SIGN')),
    state           text not null check (state in ('OPEN', 'CLOSED')),
    registration_id text,
    registration_authority_key_id text,
    nonce           bytea not null,
    purpose         text,
    hash            bytea,
    ap_name         text,
    text            text,
    expires_at      timestamptz,
    check ((kind = 'GENERATE_KEYS') = (registration_id is not null and registration_authority_key_id is not null)),
    check ((kind = 'SIGN') = (purpose is not null and hash is not null and ap_name is not null and text is not null and expires_at is not null))
);
create unique index message_one_dialogue on message (iccid) where state = 'OPEN';

-- Answers on their way to the home MSSP; sent again until it has taken them.
create table answer (
    message_id text primary key references message,
    outcome    text not null,
    signature  bytea,
    delivered  boolean not null default false
);
create index answer_waiting on answer (message_id) where not delivered;
