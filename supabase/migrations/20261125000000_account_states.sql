-- What may stand between a person and their account, and what they have read and accepted.
alter table public.profiles
  add column civility text check (civility in ('Mme', 'M.')),
  add column first_name text collate "fr-x-icu" check (length(first_name) between 1 and 100),
  add column last_name text collate "fr-x-icu" check (length(last_name) between 1 and 100),
  add column deletion_due_at timestamptz;
comment on column public.profiles.civility is 'Optional, and never guessed (CJEU C-394/23).';
comment on column public.profiles.first_name is
  'Asked on joining a first community or for a certification, not at the course''s door.';
comment on column public.profiles.deletion_due_at is
  'When the account will be erased, as its owner asked; null when nobody asked.';

create or replace function app.me() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select p.id
    from public.profiles p
    where p.user_id = auth.uid()
      and p.finished_at is not null
      and p.suspended_at is null
      and p.deleted_at is null
      and p.deletion_due_at is null
      and not p.must_change_password
      and p.terms_due is null
  );
end $$;
comment on function app.me() is
  'The caller''s profile; null for the signed-out, the unfinished, the suspended, the deleted and who asked to be, and for whom a new password or new terms are due.';

create function app.my_account() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select p.id from public.profiles p
    where p.user_id = auth.uid() and p.finished_at is not null and p.deleted_at is null
  );
end $$;
comment on function app.my_account() is
  'The caller''s profile whatever stands in their way: for the few calls that lift it. Everything else asks app.me().';

create function public.account_state() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  account public.profiles;
begin
  select * into account from public.profiles p where p.id = app.my_account();
  return jsonb_build_object(
    'state', case
      when account.id is null then 'unknown'
      when account.suspended_at is not null then 'suspended'
      when account.deletion_due_at is not null then 'deletion-due'
      when account.must_change_password then 'password-due'
      when account.terms_due is not null then 'terms-due'
      else 'ready'
    end,
    'deletion_due_at', account.deletion_due_at,
    'terms_version', account.terms_due
  );
end $$;
comment on function public.account_state() is
  'What stands between the caller and their account, the first of: unknown, suspended, deletion-due, password-due, terms-due; else ready.';
grant execute on function public.account_state() to authenticated;

create table app.legal_documents (
  document text not null,
  version text not null,
  title text not null,
  text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
  published_at timestamptz not null,
  is_current boolean not null default true,
  primary key (document, version)
);
comment on table app.legal_documents is
  'Each version of the pages that people read or accept. A new version is an editor''s explicit act; mending a typo keeps the version.';
comment on column app.legal_documents.document is
  'The page''s address: conditions-generales, protection-des-donnees, mentions-legales.';
comment on column app.legal_documents.text_hash is
  'SHA-256 of the text as first published under this version, in hex.';

create unique index legal_documents_one_current on app.legal_documents (document) where is_current;

revoke all on app.legal_documents from anon, authenticated, service_role;
alter table app.legal_documents enable row level security;

update public.consents set document = 'conditions-generales' where document = 'terms';
alter table public.consents
  add column kind text not null default 'accepted' check (kind in ('read', 'accepted')),
  add column text_hash text check (text_hash ~ '^[0-9a-f]{64}$');
comment on column public.consents.kind is
  'read: the box of step 1, no agreement is asked; accepted: the terms of use.';
comment on column public.consents.text_hash is
  'Of the text that stood there; null for what was given before texts were hashed.';

create function app.give_consents(person uuid, kind text, documents text[], at timestamptz)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  insert into public.consents (person_id, document, version, kind, text_hash, given_at)
  select distinct on (d.document)
    give_consents.person, d.document, d.version, give_consents.kind, d.text_hash, give_consents.at
  from app.legal_documents d
  where d.document = any (documents)
    and (d.is_current or d.published_at <= give_consents.at)
  order by d.document, d.published_at <= give_consents.at desc, d.is_current desc,
    d.published_at desc
  on conflict (person_id, document, version) do nothing;
end $$;
comment on function app.give_consents(uuid, text, text[], timestamptz) is
  'Records what a person read or accepted, in the versions that stood at that moment: nobody has read what was published later.';
