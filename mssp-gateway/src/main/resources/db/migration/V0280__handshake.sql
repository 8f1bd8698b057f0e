-- Which of an application provider's messages travel signed. It stands in the provider's row, which every request reads anyway.
alter table application_provider add column signed_methods text not null default '';

-- What an application provider may sign its messages with, as an operator has registered it.
create table message_certificate (
    sha256        text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    ap_id         text not null references application_provider,
    certificate   bytea not null,
    not_before    timestamptz not null,
    not_after     timestamptz not null,
    registered_at timestamptz not null
);
create index message_certificate_ap on message_certificate (ap_id);

-- The newest agreement with an application provider; its methods stand in the provider's row.
create table handshake (
    ap_id      text primary key references application_provider,
    id         text not null unique,
    algorithms text not null,
    agreed_at  timestamptz not null
);

-- A certificate that is withdrawn leaves the agreement.
create table handshake_certificate (
    ap_id  text not null references handshake,
    sha256 text not null references message_certificate on delete cascade,
    primary key (ap_id, sha256)
);
create index handshake_certificate_sha256 on handshake_certificate (sha256);
