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

comment on view public.box_questions is 'Who asked which box for what.';
comment on column public.box_questions.asked is 'When.';
comment on column public.box_questions.operator is 'Who asked: the login on the machine from which it was asked.';
comment on column public.box_questions.tenant is 'The chain.';
comment on column public.box_questions.store is 'The store.';
comment on column public.box_questions.box is 'The box.';
comment on column public.box_questions.kind is 'rollup, events, gap, diag, config or devices.';
comment on column public.box_questions.question is 'The question as it was sent.';
comment on column public.box_questions.items is 'Items that came.';
comment on column public.box_questions.outcome is 'How it ended, in words.';
