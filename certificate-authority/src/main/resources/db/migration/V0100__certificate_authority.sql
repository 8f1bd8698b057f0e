-- Every certificate of the issuing CA, on record before it is signed.
create table certificate (
    issuer            text        not null check (issuer ~ '^[0-9a-f]{40}$'),
    serial            text        not null check (serial ~ '^([0-9a-f]{2}){1,20}$'),
    request_id        text        not null check (length(request_id) between 1 and 100),
    fingerprint       bytea       not null check (length(fingerprint) = 32),
    profile           text        not null check (profile in ('authentication', 'signature')),
    profile_version   text        not null,
    state             text        not null check (state in ('PREPARED', 'VALID', 'REVOKED')),
    to_be_signed      bytea       not null,
    certificate       bytea,
    subject           bytea       not null check (length(subject) = 32),
    public_key        bytea       not null,
    public_key_sha256 bytea       not null check (length(public_key_sha256) = 32),
    registration_id   uuid        not null,
    iccid             text        not null,
    proof_nonce       bytea       not null,
    proof_signature   bytea       not null,
    not_before        timestamptz not null,
    not_after         timestamptz not null,
    prepared_at       timestamptz not null,
    released_at       timestamptz,
    revoked_at        timestamptz,
    reason            smallint,
    primary key (issuer, serial),
    constraint certificate_request unique (request_id),
    constraint certificate_proof unique (profile, proof_nonce),
    check ((state = 'PREPARED') = (certificate is null)),
    check ((certificate is null) = (released_at is null)),
    check ((state = 'REVOKED') = (revoked_at is not null)),
    check ((revoked_at is null) = (reason is null))
);
create index certificate_revoked on certificate (issuer, serial) where state = 'REVOKED';
create index certificate_key on certificate (public_key_sha256);

-- Whom and what a public key was first certified for. It stays so.
create table certified_key (
    public_key_sha256 bytea primary key,
    subject           bytea not null,
    profile           text  not null
);

-- The last CRL number of an authority. Never falls, not even after a restore: it is at least the time of issue in seconds.
create table crl_number (
    authority text   primary key,
    number    bigint not null
);

-- Every CRL that was published; the newest of an authority is served.
create table crl (
    authority   text        not null,
    number      bigint      not null,
    this_update timestamptz not null,
    next_update timestamptz not null,
    entries     integer     not null,
    der         bytea       not null,
    primary key (authority, number)
);
