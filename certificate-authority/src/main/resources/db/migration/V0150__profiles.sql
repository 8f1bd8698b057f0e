-- Profiles are data: their names are many, and the first word of a name says what keys are for.
alter table certificate drop constraint certificate_profile_check;
alter table certificate drop constraint certificate_proof;
create unique index certificate_proof on certificate (split_part(profile, '-', 1), proof_nonce);

-- A key is proven by a card's statement or by a PKCS#10 request that it has signed.
alter table certificate alter column registration_id drop not null;
alter table certificate alter column iccid drop not null;
alter table certificate alter column proof_nonce drop not null;
alter table certificate alter column proof_signature drop not null;
alter table certificate add column proof_request bytea;
alter table certificate add constraint certificate_evidence check (
    (proof_request is null) = (proof_signature is not null)
    and (proof_signature is null) = (proof_nonce is null)
    and (proof_signature is null) = (registration_id is null)
    and (proof_signature is null) = (iccid is null));

-- Every edition of a profile that this CA has started with, as it was then. It stays so.
create table profile_edition (
    name        text        not null,
    version     text        not null,
    fingerprint bytea       not null check (length(fingerprint) = 32),
    content     text        not null,
    first_seen  timestamptz not null,
    primary key (name, version)
);
