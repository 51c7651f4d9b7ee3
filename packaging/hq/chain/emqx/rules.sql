-- Rules of EMQX's engine for who wants the data in an engine of their own beside edge-hq. Custody stays with edge-hq: a rule
-- acknowledges nothing to a box.

-- Every event of every box, one row each, to a Kafka or RabbitMQ sink with a disk buffer. Key: the event's id, by which a
-- second coming is told apart.
FOREACH payload AS event
DO event.id AS id, event.type AS type, event.source AS source, event.time AS time, event.sequence AS sequence, event.data AS data
FROM "retail/v1/+/+/+/evt/+"

-- Every row of every rollup; `revision` says which of two for the same period holds.
FOREACH payload AS row
DO row.tenant AS tenant, row.store AS store, row.box AS box, row.metric AS metric, row.start AS start, row.revision AS revision, row
FROM "retail/v1/+/+/+/agg/+/+"

-- A certificate that tries another's tree: who it was, for the security log.
SELECT username, clientid, topic, timestamp FROM "$events/client_check_authz_complete" WHERE result = 'deny'
