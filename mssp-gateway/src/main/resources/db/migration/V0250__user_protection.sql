-- What a user does not want on his phone.
alter table subscriber
    add column no_spam_code      text,
    add column blocked           boolean not null default false,
    add column blocked_profiles  text[]  not null default '{}',
    add column blocked_providers text[]  not null default '{}';

-- Whether an application provider is told that a user does not want its requests; else such a user looks like an unknown number.
alter table application_provider add column sees_refusals boolean not null default false;

-- What was asked for besides the signature.
alter table signature_transaction
    add column event_id text,
    add column language text,
    add column services text[] not null default '{}';
