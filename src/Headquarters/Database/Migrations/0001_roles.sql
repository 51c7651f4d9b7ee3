-- Who may do what. Everything belongs to a role that nobody can log in as; the collector may add but neither delete nor
-- change a table; readers see the views in `public` and nothing else. Passwords are set by the operator:
--   \password edge_hq_collector
-- Roles belong to the whole server, so they may be there from another database of it.

do $$
declare
    role_name text;
begin
    foreach role_name in array array['edge_hq_owner', 'edge_hq_collector', 'edge_hq_reader'] loop
        if not exists (select from pg_roles where rolname = role_name) then
            execute format('create role %I', role_name);
        end if;
    end loop;
end $$;

alter role edge_hq_owner nologin;
alter role edge_hq_collector login;
alter role edge_hq_reader login;

do $$
begin
    if not pg_has_role(current_user, 'edge_hq_owner', 'member') then
        execute format('grant edge_hq_owner to %I', current_user);
    end if;
    -- Only for as long as it takes to become the schema's owner.
    execute format('grant create on database %I to edge_hq_owner', current_database());
    alter schema hq owner to edge_hq_owner;
    execute format('revoke create on database %I from edge_hq_owner', current_database());
end $$;

alter table hq.migrations owner to edge_hq_owner;
grant usage, create on schema public to edge_hq_owner;
grant usage on schema hq to edge_hq_collector;
grant usage on schema public to edge_hq_collector, edge_hq_reader;
grant select on hq.migrations to edge_hq_collector;

-- From here on, and in every later migration, objects are made by their owner.
set local role edge_hq_owner;
alter default privileges revoke execute on functions from public;
