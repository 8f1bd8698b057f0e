-- An application provider's HMAC key, encrypted by the service. A provider from before has none until an operator has one made.
alter table application_provider add column hmac_key_sealed bytea;

-- A TLS client certificate names the one application provider that it is registered for, and nobody else, whoever issued it.
create table client_certificate (
    sha256        text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    ap_id         text not null references application_provider,
    not_before    timestamptz not null,
    not_after     timestamptz not null,
    registered_at timestamptz not null
);
create index client_certificate_ap on client_certificate (ap_id);
