-- The key of nearly every certificate is on P-256: 91 octets, the last 65 of which are the point. The results are the same as before.
create or replace function key_identifier(info bytea) returns bytea language plpgsql immutable strict parallel safe as $$
declare
    position integer := 0;
    first    integer;
    size     integer;
begin
    if octet_length(info) = 91 and substring(info for 26) = '\x3059301306072a8648ce3d020106082a8648ce3d030107034200' then
        return substring(sha256(substring(info from 27)) for 20);
    end if;
    -- into the outer SEQUENCE, over the algorithm, into the BIT STRING and over its octet of unused bits
    for element in 1..3 loop
        if octet_length(info) < position + 8 then
            return null;
        end if;
        first := get_byte(info, position + 1);
        position := position + 2;
        size := first;
        if first >= 128 then
            size := 0;
            for i in 1..least(first - 128, 4) loop
                size := size * 256 + get_byte(info, position);
                position := position + 1;
            end loop;
        end if;
        if element = 2 then
            position := position + size;
        end if;
    end loop;
    return substring(sha256(substring(info from position + 2)) for 20);
end
$$;
