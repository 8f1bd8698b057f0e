-- Whether a certificate stands, as the CA said last; the number of that news tells a late one from a new one. Revoked is final.
alter table signing_certificate
    add column standing          text   not null default 'VALID' check (standing in ('VALID', 'ON_HOLD', 'REVOKED')),
    add column standing_sequence bigint not null default 0;
