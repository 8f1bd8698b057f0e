-- What an application provider has to say to the user. Many may wait on a phone; a dialogue stands before them.
create table notice (
    id         text primary key,
    iccid      text        not null references phone,
    ap_name    text        not null,
    text       text        not null,
    received_at timestamptz not null,
    expires_at timestamptz not null,
    -- ACKNOWLEDGED is on its way to the home MSSP, TOLD has arrived there
    state      text        not null check (state in ('OPEN', 'ACKNOWLEDGED', 'TOLD'))
);
create index notice_open on notice (iccid, received_at) where state = 'OPEN';
create index notice_untold on notice (id) where state = 'ACKNOWLEDGED';
