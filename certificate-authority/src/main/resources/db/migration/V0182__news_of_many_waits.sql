-- News of a bulk revocation waits behind what single acts have to tell: the transactions of a bulk revocation say what they are.
alter table status_news add column turn smallint not null default 0;
create index status_news_turn on status_news (turn, id);

create or replace function write_status_news() returns trigger language plpgsql as $$
begin
    insert into status_news (serial, sequence, state, reason, since, turn)
        values (new.serial, new.status_sequence, new.state, new.reason,
            coalesce(new.revoked_at, date_trunc('second', clock_timestamp())),
            case when coalesce(current_setting('openmss.bulk_revocation', true), '') = '' then 0 else 1 end);
    return null;
end
$$;
