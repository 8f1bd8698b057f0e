-- Searching the register. No index here is touched when a certificate is released, so issuing stays two cheap writes; holding and revoking
-- move the row from one index to another. A list is read from one short range of an index for each issuer, profile and state, however many
-- certificates there are. Reason 6 is the hold.
create index certificate_standing_by_issue on certificate (issuer, profile, prepared_at, serial) where reason is null;
create index certificate_held_by_issue on certificate (issuer, profile, prepared_at, serial) where reason = 6;
create index certificate_revoked_by_issue on certificate (issuer, profile, prepared_at, serial) where reason <> 6;
create index certificate_standing_by_expiry on certificate (issuer, profile, not_after, serial) where reason is null;
create index certificate_held_by_expiry on certificate (issuer, profile, not_after, serial) where reason = 6;
create index certificate_revoked_by_expiry on certificate (issuer, profile, not_after, serial) where reason <> 6;

-- The subject's commonName as it is searched for: lower case, one form of each letter. Certificates from before have none and are found by
-- everything else.
alter table certificate add column name_key text check (length(name_key) <= 200);
create index certificate_by_name on certificate (name_key collate "C", serial) where name_key is not null;

-- The subjectKeyIdentifier (RFC 7093, method 1) of a SubjectPublicKeyInfo in DER: SEQUENCE { SEQUENCE algorithm, BIT STRING }.
create function key_identifier(info bytea) returns bytea language plpgsql immutable strict parallel safe as $$
declare
    position integer := 0;
    first    integer;
    size     integer;
begin
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
create index certificate_by_key_identifier on certificate (key_identifier(public_key), serial);
