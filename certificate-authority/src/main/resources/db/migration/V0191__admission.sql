-- Which issuing CAs two operators have taken into use. Those that have issued before are.
create table issuing_admission (
    issuer      text        primary key check (issuer ~ '^[0-9a-f]{40}$'),
    admitted_at timestamptz not null,
    admitted_by text        not null
);
insert into issuing_admission select distinct issuer, now(), 'before-dual-control' from certificate;
