-- One row a sign-in. The phone number is in none of the columns.
create table sign_in (
    id                uuid primary key,
    browser           varchar(64) not null,
    begun_at          timestamptz not null,
    state             varchar(16) not null check (state in ('BEGUN', 'WAITING', 'WELCOME', 'TURNED_AWAY')),
    text              varchar(400) not null,
    transaction_id    varchar(200),
    verification_code varchar(20),
    expires_at        timestamptz,
    customer_name     varchar(400),
    customer_number   varchar(200),
    reason            varchar(32),
    check (state <> 'WAITING' or (transaction_id is not null and verification_code is not null and expires_at is not null)),
    check (state <> 'WELCOME' or (customer_name is not null and customer_number is not null)),
    check (state <> 'TURNED_AWAY' or reason is not null)
);

create index sign_in_begun_at on sign_in (begun_at);
comment on column sign_in.browser is 'SHA-256 of the secret in the cookie of the browser that began';
