-- A person, for ever: the subject serial number stands for one person in every certificate (EN 319 412-2, 4.2.4).
create table subject (
    serial_number text        primary key check (serial_number ~ '^MSS[A-HJKMNP-Z2-9]{13}$'),
    document_hash bytea       not null unique,
    date_of_birth date        not null,
    created_at    timestamptz not null
);

-- One binding of person, SIM, keys and certificates.
create table registration (
    id                    uuid        primary key,
    state                 text        not null check (state in ('PENDING_KEY', 'CERTIFYING', 'ACTIVE', 'WITHDRAWING', 'FAILED', 'REVOKED')),
    subject_serial_number text        not null references subject,
    given_name            text        not null,
    surname               text        not null,
    country_code          text        not null check (country_code ~ '^[A-Z]{2}$'),
    date_of_birth         date        not null,
    msisdn                text        not null,
    iccid                 text        not null,
    registered_at         timestamptz not null,
    changed_at            timestamptz not null,
    nonce                 bytea       not null unique check (length(nonce) = 32),
    code_salt             bytea       not null,
    code_hash             bytea       not null,
    code_expires_at       timestamptz not null,
    tries_left            smallint    not null check (tries_left between 0 and 3),
    authentication_key    bytea,
    authentication_proof  bytea,
    signature_key         bytea,
    signature_proof       bytea,
    failure               text,
    revocation_reason     text,
    revoked_at            timestamptz,
    check (state not in ('CERTIFYING', 'ACTIVE') or (authentication_key is not null and signature_key is not null)),
    check (state not in ('WITHDRAWING', 'FAILED') or failure is not null or revocation_reason is not null),
    check (state <> 'REVOKED' or (revocation_reason is not null and revoked_at is not null))
);

-- A number and a SIM belong to one person at a time: two officers at once are told apart here.
create unique index registration_live_msisdn on registration (msisdn)
    where state in ('PENDING_KEY', 'CERTIFYING', 'ACTIVE', 'WITHDRAWING');
create unique index registration_live_iccid on registration (iccid)
    where state in ('PENDING_KEY', 'CERTIFYING', 'ACTIVE', 'WITHDRAWING');
create index registration_msisdn on registration (msisdn);
create index registration_unfinished on registration (changed_at) where state in ('CERTIFYING', 'WITHDRAWING');

create table registration_certificate (
    registration_id uuid        not null references registration,
    purpose         text        not null check (purpose in ('authentication', 'signature')),
    serial          text        not null,
    certificate     bytea       not null,
    not_after       timestamptz not null,
    primary key (registration_id, purpose)
);

-- What the officer saw. The document's number is encrypted with a key that is not in this database.
create table identity_proof (
    registration_id        uuid        primary key references registration,
    document_type          text        not null check (document_type in ('PASSPORT', 'IDENTITY_CARD')),
    document_number_sealed bytea       not null,
    issuing_country        text        not null check (issuing_country ~ '^[A-Z]{2}$'),
    valid_until            date        not null,
    method                 text        not null check (method in ('IN_PERSON')),
    proven_at              timestamptz not null
);
