-- Who asked which box for what: HQ's own record, beside the line in the box's log.
set local role edge_hq_owner;

create table hq.questions (
    id       bigint generated always as identity primary key,
    asked    timestamptz not null default now(),
    operator text not null,
    tenant   text not null,
    store    text not null,
    box      text not null,
    kind     text not null,
    question jsonb not null,
    items    bigint not null,
    outcome  text not null);

-- Who asks may add to the record and neither read nor change it.
grant insert on hq.questions to edge_hq_collector;

create view public.box_questions as
select asked, operator, tenant, store, box, kind, question, items, outcome from hq.questions;

grant select on public.box_questions to edge_hq_reader;
