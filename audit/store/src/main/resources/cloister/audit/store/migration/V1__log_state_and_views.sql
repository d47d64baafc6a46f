-- The log, the state of documents and runs, and the views for people. Run as ${prefix}_owner.

create schema audit;
create schema review;

comment on schema audit is 'The audit log: appended to, never changed.';
comment on schema work is 'State of documents and runs, and their results.';
comment on schema review is 'What people look at: no original text, no file names.';

-- The log ---------------------------------------------------------------------------------------

create table audit.record (
    position    bigint primary key check (position >= 0),
    recorded_at timestamptz not null,
    kind        text not null,
    body        text not null,
    leaf_hash   bytea not null,
    constraint leaf_hash_is_the_bodys
        check (leaf_hash = sha256('\x00'::bytea || convert_to(body, 'UTF8')))
);

comment on table audit.record is 'One row for each record of the audit log; see audit verify.';
comment on column audit.record.position is 'From 0, without gaps.';
comment on column audit.record.recorded_at is 'When it was written; never before the row before.';
comment on column audit.record.kind is 'What happened: claim, decision, inference, delivery and so on.';
comment on column audit.record.body is 'Canonical JSON (RFC 8785), byte for byte as it was hashed. No PHI.';
comment on column audit.record.leaf_hash is 'SHA-256 of a zero byte and the body (RFC 9162 leaf hash).';

create index record_of_document on audit.record ((body::jsonb ->> 'document'), position)
    where body::jsonb ->> 'document' is not null;
create index record_of_run on audit.record ((body::jsonb ->> 'run'), position)
    where body::jsonb ->> 'run' is not null;
create index record_of_kind on audit.record (kind, position);

create function audit.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    raise exception 'the audit log is appended to, never changed' using errcode = 'insufficient_privilege';
end $$;

create function audit.check_append() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
    last_position bigint;
    last_time timestamptz;
begin
    select r.position, r.recorded_at into last_position, last_time
        from audit.record r order by r.position desc limit 1;
    if new.position is distinct from coalesce(last_position + 1, 0) then
        raise exception 'the audit log has no gaps and no second row at a position'
            using errcode = 'check_violation';
    end if;
    if new.recorded_at < last_time then
        raise exception 'the audit log does not go back in time' using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger check_append before insert on audit.record
    for each row execute function audit.check_append();
create trigger refuse_change before update or delete or truncate on audit.record
    for each statement execute function audit.refuse_change();
-- Also for sessions that replay a replication stream or say that they do.
alter table audit.record enable always trigger check_append;
alter table audit.record enable always trigger refuse_change;

-- Where the log stands: locked by whoever appends, so that positions have no gaps. Redundant, and checked against the
-- rows, its own signature and the checkpoints outside.
create table work.log_head (
    id      smallint primary key check (id = 1),
    size    bigint not null check (size >= 0),
    last_at timestamptz not null,
    subtrees bytea not null,
    note    text
);
comment on table work.log_head is 'Signed head of the audit log (C2SP tlog-checkpoint) and what is needed to append.';
insert into work.log_head (id, size, last_at, subtrees) values (1, 0, 'epoch', '');

-- State -----------------------------------------------------------------------------------------

create table work.run (
    id          text primary key,
    batch       text not null,
    started_by  text not null,
    actor       text not null,
    purpose     text not null,
    legal_basis text not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    documents   integer,
    released    integer,
    held        integer,
    failed      integer
);
create index run_of_batch on work.run (batch, started_at);

create table work.document (
    id            uuid primary key,
    source        text not null,
    content_hmac  text not null,
    bytes         bigint not null,
    run           text,
    state         text not null check (state in ('claimed', 'decided', 'delivered', 'given-back')),
    actor         text not null,
    purpose       text not null,
    legal_basis   text not null,
    claimed_at    timestamptz not null,
    delivered_at  timestamptz,
    given_back_at timestamptz
);
create index document_open on work.document (source, id) where state in ('claimed', 'decided');
create index document_of_content on work.document (content_hmac);

create table work.outcome (
    document          uuid primary key references work.document,
    outcome           text not null check (outcome in ('released', 'held')),
    decided_at        timestamptz not null,
    decision_position bigint not null,
    recipe_sha256     text not null,
    policy_name       text not null,
    policy_version    text not null,
    same_as           uuid references work.document,
    redacted_text     text,
    redacted_exact    bytea,
    summary_text      text,
    summary           text,
    check ((outcome = 'released') = (redacted_text is not null and summary is not null))
);
comment on column work.outcome.redacted_exact is
    'UTF-8 of the redacted text where PostgreSQL''s text can''t hold it (a zero character), else empty.';
comment on column work.outcome.summary is 'Canonical JSON: sentences with their places, in code points.';

create table work.hold_reason (
    document uuid not null references work.outcome,
    number   integer not null,
    code     text not null,
    part     integer,
    sentence text not null,
    primary key (document, number)
);

create table work.redaction (
    document uuid not null references work.outcome,
    type     text not null,
    places   integer not null check (places > 0),
    primary key (document, type)
);

-- Views -----------------------------------------------------------------------------------------

create view review.redacted_summary as
select d.id as document,
       d.source,
       d.run,
       o.decided_at,
       round(extract(epoch from o.decided_at - d.claimed_at)::numeric, 3) as seconds,
       o.policy_name || ' ' || o.policy_version as policy,
       coalesce((select string_agg(r.type || ' ' || r.places, ', ' order by r.places desc, r.type)
                 from work.redaction r where r.document = o.document), 'none') as findings,
       o.same_as,
       o.summary_text as summary,
       o.redacted_text,
       o.summary as citations,
       d.state,
       d.delivered_at,
       o.decision_position as audit_position
from work.outcome o join work.document d on d.id = o.document
where o.outcome = 'released';

comment on view review.redacted_summary is 'Released documents: the redacted text, its summary and what was redacted.';
comment on column review.redacted_summary.document is 'The only name of the document outside its share.';
comment on column review.redacted_summary.seconds is 'From the claim to the decision.';
comment on column review.redacted_summary.findings is 'Redacted places by type.';
comment on column review.redacted_summary.same_as is
    'An earlier document with the same content, whose outcome was taken over; empty if it was worked on itself.';
comment on column review.redacted_summary.summary is 'Sentences of the redacted text.';
comment on column review.redacted_summary.citations is
    'JSON: each sentence of the summary with its places in the redacted text (half-open, in code points).';
comment on column review.redacted_summary.audit_position is 'The decision''s row in audit.record.';

create view review.held as
select d.id as document,
       d.source,
       d.run,
       o.decided_at,
       round(extract(epoch from o.decided_at - d.claimed_at)::numeric, 3) as seconds,
       o.policy_name || ' ' || o.policy_version as policy,
       (select string_agg(h.sentence, E'\n' order by h.number)
        from work.hold_reason h where h.document = o.document) as reasons,
       (select array_agg(distinct h.code) from work.hold_reason h where h.document = o.document) as codes,
       d.state,
       d.delivered_at,
       o.decision_position as audit_position
from work.outcome o join work.document d on d.id = o.document
where o.outcome = 'held';

comment on view review.held is 'Documents that a person must look at, and why.';
comment on column review.held.reasons is 'What happened and what to do next, a line for each reason.';
comment on column review.held.codes is 'The same for scripts.';
comment on column review.held.seconds is 'From the claim to the decision.';
comment on column review.held.audit_position is 'The decision''s row in audit.record.';

create view review.inference as
select r.position as audit_position,
       r.recorded_at,
       (b.body ->> 'document')::uuid as document,
       (b.body ->> 'number')::integer as number,
       b.body ->> 'gen_ai.operation.name' as task,
       b.body ->> 'gen_ai.request.model' as model,
       b.body ->> 'decision' as decision,
       (select string_agg(c.key || ' ' || c.value, ', ' order by c.key)
        from jsonb_each_text(b.body -> 'counts') c) as findings,
       (b.body ->> 'gen_ai.usage.input_tokens')::integer as input_tokens,
       (b.body ->> 'gen_ai.usage.output_tokens')::integer as output_tokens,
       (b.body ->> 'started_at')::timestamptz as started_at,
       round((b.body ->> 'took_us')::numeric / 1000000, 6) as seconds,
       b.body -> 'engine' ->> 'weights_sha256' as weights_sha256,
       b.body -> 'engine' ->> 'tokenizer_sha256' as tokenizer_sha256,
       b.body -> 'engine' ->> 'prompt_sha256' as prompt_sha256,
       b.body -> 'engine' ->> 'runtime' as runtime,
       b.body -> 'engine' ->> 'device' as device,
       b.body -> 'engine' ->> 'precision' as precision,
       b.body -> 'engine' -> 'parameters' as parameters,
       b.body -> 'input' as input_ranges,
       b.body ->> 'input_hmac' as input_hmac,
       b.body ->> 'output_hmac' as output_hmac,
       (b.body -> 'policy' ->> 'name') || ' ' || (b.body -> 'policy' ->> 'version') as policy,
       b.body -> 'policy' ->> 'sha256' as policy_sha256,
       b.body -> 'mandate' ->> 'actor' as actor,
       b.body -> 'mandate' ->> 'purpose' as purpose,
       b.body -> 'mandate' ->> 'legal_basis' as legal_basis
from audit.record r cross join lateral (select r.body::jsonb as body) b
where r.kind = 'inference';

comment on view review.inference is
    'Each run of a model or of the recognizers, read from the audit log itself: what ran, on what, with what result.';
comment on column review.inference.number is 'From 1 for each document, in the order in which they ran.';
comment on column review.inference.task is 'detect, judge or summarize.';
comment on column review.inference.findings is 'Findings by type, where the task finds.';
comment on column review.inference.input_ranges is
    'Half-open ranges of the document''s text (for summarize: of the redacted text), in code points.';
comment on column review.inference.input_hmac is 'Keyed digest of what it saw.';
comment on column review.inference.output_hmac is 'Keyed digest of what it answered.';
comment on column review.inference.audit_position is 'The row in audit.record.';

-- Rights ----------------------------------------------------------------------------------------

revoke all on schema audit, work, review from public;
revoke all on all functions in schema audit from public;

grant usage on schema audit, work to ${prefix}_application;
grant select, insert on audit.record to ${prefix}_application;
grant execute on function audit.check_append(), audit.refuse_change() to ${prefix}_application;
grant select, update on work.log_head to ${prefix}_application;
grant select, insert, update on work.run, work.document to ${prefix}_application;
grant select, insert on work.outcome, work.hold_reason, work.redaction to ${prefix}_application;

grant usage on schema audit, work to ${prefix}_auditor;
grant select on audit.record, work.log_head to ${prefix}_auditor;

grant usage on schema review to ${prefix}_reviewer;
grant select on all tables in schema review to ${prefix}_reviewer;
