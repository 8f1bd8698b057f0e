-- Octets that are no text, such as a challenge, are signed too. A digest of 48 octets is a SHA-384, one of 32 a SHA-256.
alter table signature_transaction drop constraint signature_transaction_data_kind_check;
alter table signature_transaction
    add constraint signature_transaction_data_kind_check check (data_kind in ('TEXT', 'DIGEST', 'OCTETS'));
