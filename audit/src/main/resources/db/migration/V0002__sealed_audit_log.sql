-- The Merkle log over the audit records (pki-profile POL-10). Records stay as they are; a sealer gives each its place in the tree.

-- Which transaction wrote the record. All records of transactions before a snapshot's xmin are there to be seen, and none will be added.
alter table audit_record add column recorded_in xid8 not null default pg_current_xact_id();
create index audit_record_in_sealing_order on audit_record (recorded_in, id);

create table audit_leaf (
    leaf_index bigint primary key check (leaf_index >= 0),
    record_id  bigint not null unique,
    hash       bytea  not null check (octet_length(hash) = 32)
);

-- The perfect subtrees of two and more leaves.
create table audit_node (
    level    smallint not null check (level > 0),
    position bigint   not null check (position >= 0),
    hash     bytea    not null check (octet_length(hash) = 32),
    primary key (level, position)
);

-- The last record below each checkpoint, in the order of sealing, is where the sealer goes on.
create table audit_checkpoint (
    tree_size       bigint primary key check (tree_size > 0),
    note            text   not null,
    last_recorded_in xid8 not null,
    last_record_id  bigint not null
);

create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the sealed audit log is append-only';
end
$$;

create trigger audit_leaf_append_only before update or delete or truncate on audit_leaf
    for each statement execute function audit_log_is_append_only();
create trigger audit_node_append_only before update or delete or truncate on audit_node
    for each statement execute function audit_log_is_append_only();
create trigger audit_checkpoint_append_only before update or delete or truncate on audit_checkpoint
    for each statement execute function audit_log_is_append_only();

-- For the database's owner, once, after a dump was restored into another cluster, which counts its transactions anew (audit/README.md).
-- What a record says and where it is in the tree stays untouched.
create function audit_counts_transactions_anew() returns void language plpgsql as $$
begin
    alter table audit_record disable trigger audit_record_append_only;
    alter table audit_checkpoint disable trigger audit_checkpoint_append_only;
    update audit_record r set recorded_in = case
        when exists (select from audit_leaf l where l.record_id = r.id) then '1'::xid8 else '2'::xid8 end;
    update audit_checkpoint set last_recorded_in = '1'::xid8, last_record_id = (select max(record_id) from audit_leaf)
        where tree_size = (select max(tree_size) from audit_checkpoint);
    alter table audit_record enable trigger audit_record_append_only;
    alter table audit_checkpoint enable trigger audit_checkpoint_append_only;
end
$$;
revoke execute on function audit_counts_transactions_anew() from public;
