-- A certificate on hold does not stand for now: revoked_at is when the hold began, reason 6. A release takes both away again.
alter table certificate
    drop constraint certificate_state_check,
    drop constraint certificate_check2,
    add constraint certificate_state check (state in ('PREPARED', 'VALID', 'ON_HOLD', 'REVOKED')),
    add constraint certificate_stands check ((state in ('ON_HOLD', 'REVOKED')) = (revoked_at is not null)),
    add constraint certificate_hold check ((state = 'ON_HOLD') = (reason is not distinct from 6)),
    add column invalidity_date timestamptz check (invalidity_date is null or state = 'REVOKED');

drop index certificate_revoked;
create index certificate_not_standing on certificate (issuer, serial) where revoked_at is not null;
