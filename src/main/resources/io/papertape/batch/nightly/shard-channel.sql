-- As Spring Integration's JdbcChannelMessageStore asks for it.
CREATE SEQUENCE int_message_seq;
CREATE TABLE int_channel_message (
    message_id CHAR(36) NOT NULL,
    group_key CHAR(36) NOT NULL,
    created_date BIGINT NOT NULL,
    message_priority BIGINT,
    message_sequence BIGINT NOT NULL DEFAULT nextval('int_message_seq'),
    message_content BYTEA,
    region VARCHAR(100) NOT NULL,
    PRIMARY KEY (region, group_key, created_date, message_sequence)
);
CREATE INDEX int_channel_msg_delete_idx ON int_channel_message (region, group_key, message_id);
COMMENT ON TABLE int_channel_message IS 'Requests for shards of a night that no worker has taken yet; no part of the books';
COMMENT ON COLUMN int_channel_message.message_id IS 'Key of the request';
COMMENT ON COLUMN int_channel_message.group_key IS 'Key of the channel';
COMMENT ON COLUMN int_channel_message.created_date IS 'When it was sent, epoch milliseconds';
COMMENT ON COLUMN int_channel_message.message_priority IS 'Not used';
COMMENT ON COLUMN int_channel_message.message_sequence IS 'Order of the requests that were sent at the same time';
COMMENT ON COLUMN int_channel_message.message_content IS 'The request, as Java serializes it';
COMMENT ON COLUMN int_channel_message.region IS 'Of the channel, where several share the table';
