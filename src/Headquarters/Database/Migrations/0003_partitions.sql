-- Events by day, rollups by month: a period is dropped as a whole when it is too old. What has an impossible time (a box
-- without a clock) goes into the `_odd` partition and is kept by when it was received.
set local role edge_hq_owner;

create table hq.settings (
    only_row        boolean primary key default true check (only_row),
    event_days      int not null check (event_days > 0),
    rollup_days     int not null check (rollup_days > 0),
    quarantine_days int not null check (quarantine_days > 0),
    days_ahead      int not null default 3 check (days_ahead between 1 and 30)
);
insert into hq.settings (event_days, rollup_days, quarantine_days) values (400, 1200, 90);

-- Makes one partition and moves what had strayed into `_odd` there, all in the caller's transaction. Gives up after two
-- seconds where a long query of someone holds the table: the rows stray meanwhile, and are moved the next time.
create function hq.make_partition(parent text, clock text, label text, since date, until date)
returns boolean
language plpgsql set lock_timeout = '2s' as $$
declare
    part text := parent || '_' || label;
    odd text := parent || '_odd';
    since_utc timestamptz := since::timestamp at time zone 'UTC';
    until_utc timestamptz := until::timestamp at time zone 'UTC';
begin
    if to_regclass(format('hq.%I', part)) is not null then
        return true;
    end if;
    begin
        execute format('lock table hq.%I in access exclusive mode', odd);
        -- Someone else may have made it while we waited.
        if to_regclass(format('hq.%I', part)) is not null then
            return true;
        end if;
        execute format('create table hq.%I (like hq.%I including all)', part, parent);
        execute format(
            'with strayed as (delete from hq.%I where %I >= %L and %I < %L returning *)
             insert into hq.%I select * from strayed', odd, clock, since_utc, clock, until_utc, part);
        execute format(
            'alter table hq.%I attach partition hq.%I for values from (%L) to (%L)',
            parent, part, since_utc, until_utc);
        return true;
    exception when lock_not_available then
        return false;
    end;
end $$;

-- The days of events that have a partition now, out of those asked for: those inside the retention and a few ahead.
create function hq.make_event_days(days date[])
returns setof date
language plpgsql security definer set search_path = hq, pg_temp as $$
declare
    day date;
    today date := (now() at time zone 'UTC')::date;
    rule hq.settings;
begin
    select * into rule from hq.settings;
    for day in select distinct unnest(days) order by 1 loop
        if day between today - rule.event_days and today + rule.days_ahead
            and hq.make_partition('events', 'time', to_char(day, 'YYYYMMDD'), day, day + 1)
        then
            return next day;
        end if;
    end loop;
end $$;

-- The same for rollups, by the first days of their months.
create function hq.make_rollup_months(months date[])
returns setof date
language plpgsql security definer set search_path = hq, pg_temp as $$
declare
    month date;
    today date := (now() at time zone 'UTC')::date;
    rule hq.settings;
begin
    select * into rule from hq.settings;
    for month in select distinct date_trunc('month', m)::date from unnest(months) m order by 1 loop
        if month + interval '1 month' > today - rule.rollup_days and month <= today + rule.days_ahead
            and hq.make_partition(
                'rollups', 'starts', to_char(month, 'YYYYMM'), month, (month + interval '1 month')::date)
        then
            return next month;
        end if;
    end loop;
end $$;

grant select on hq.settings to edge_hq_collector;
grant execute on function hq.make_event_days, hq.make_rollup_months to edge_hq_collector;
