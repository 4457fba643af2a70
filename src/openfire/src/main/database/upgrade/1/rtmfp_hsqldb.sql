-- The order of entries of one millisecond; those that are there have none.
ALTER TABLE ofRtmfpAudit ADD entryOrder INTEGER;

UPDATE ofVersion SET version=1 WHERE name='rtmfp';
