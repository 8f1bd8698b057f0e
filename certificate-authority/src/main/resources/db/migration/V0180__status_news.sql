-- What is still to be told to the registration authority: written by the database with the change itself, whoever makes it, so that no crash
-- and no other node loses one. A row goes when the news has arrived.
alter table certificate add column status_sequence bigint not null default 0;

create table status_news (
    id         bigint generated always as identity primary key,
    serial     text        not null,
    sequence   bigint      not null,
    state      text        not null check (state in ('VALID', 'ON_HOLD', 'REVOKED')),
    reason     smallint,
    since      timestamptz not null,
    attempts   integer     not null default 0,
    -- not before: put off after a refusal, or being sent by a node until then
    due_at     timestamptz not null default now(),
    created_at timestamptz not null default now()
);
create index status_news_serial on status_news (serial, id);

-- The time is in the sequence so that a database restored from a backup does not give a number twice.
create function number_status_change() returns trigger language plpgsql as $$
begin
    new.status_sequence := greatest(old.status_sequence + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint);
    return new;
end
$$;
create trigger certificate_status_number before update of state, reason, revoked_at, invalidity_date on certificate
    for each row
    when ((old.state, old.reason, old.revoked_at, old.invalidity_date)
            is distinct from (new.state, new.reason, new.revoked_at, new.invalidity_date)
        and old.state <> 'PREPARED')
    execute function number_status_change();

create function write_status_news() returns trigger language plpgsql as $$
begin
    insert into status_news (serial, sequence, state, reason, since)
        values (new.serial, new.status_sequence, new.state, new.reason,
            coalesce(new.revoked_at, date_trunc('second', clock_timestamp())));
    return null;
end
$$;
create trigger certificate_status_news after update of state, reason, revoked_at, invalidity_date on certificate
    for each row
    when ((old.state, old.reason, old.revoked_at, old.invalidity_date)
            is distinct from (new.state, new.reason, new.revoked_at, new.invalidity_date)
        and old.state <> 'PREPARED')
    execute function write_status_news();
