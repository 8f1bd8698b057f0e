-- What the CA said last of a certificate; the sequence tells late news from new news, and revoked is final. News of a certificate that no
-- registration has (yet) is kept as well: it may come before the certificate itself is on record here.
create table certificate_status (
    serial     text        primary key check (serial ~ '^([0-9a-f]{2}){1,20}$'),
    state      text        not null check (state in ('VALID', 'ON_HOLD', 'REVOKED')),
    reason     text,
    since      timestamptz not null,
    sequence   bigint      not null check (sequence > 0),
    -- whether the home MSSP has heard it, or nobody there needs to
    told       boolean     not null default false,
    changed_at timestamptz not null,
    check ((state = 'REVOKED') = (reason is not null))
);
create index certificate_status_untold on certificate_status (changed_at) where not told;
create index registration_certificate_serial on registration_certificate (serial);
