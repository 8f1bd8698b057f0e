-- A certificate that is taken back to before its release, as a repair by hand may do, is no news: nobody has it.
create or replace function write_status_news() returns trigger language plpgsql as $$
begin
    if new.state <> 'PREPARED' then
        insert into status_news (serial, sequence, state, reason, since, turn)
            values (new.serial, new.status_sequence, new.state, new.reason,
                coalesce(new.revoked_at, date_trunc('second', clock_timestamp())),
                case when coalesce(current_setting('openmss.bulk_revocation', true), '') = '' then 0 else 1 end);
    end if;
    return null;
end
$$;
