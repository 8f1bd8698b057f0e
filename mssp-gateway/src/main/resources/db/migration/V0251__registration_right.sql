-- Whether an application provider may hand over certificates for subscribers' keys, as a registration authority does (MSS_Registration).
alter table application_provider add column registers boolean not null default false;
