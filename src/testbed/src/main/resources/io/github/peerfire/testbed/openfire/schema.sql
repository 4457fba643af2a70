-- The tables that Openfire 4.2.0 reads and writes, as plain as HSQLDB takes them. Names are those in the server's
-- statements; its dates are texts of 15 characters.

-- Configuration
CREATE TABLE ofVersion (name VARCHAR(50) PRIMARY KEY, version INTEGER NOT NULL);
CREATE TABLE ofID (idType INTEGER PRIMARY KEY, id BIGINT NOT NULL);
CREATE TABLE ofProperty (name VARCHAR(100) PRIMARY KEY, propValue VARCHAR(4000) NOT NULL, encrypted INTEGER);
CREATE TABLE ofSecurityAuditLog (msgID BIGINT PRIMARY KEY, username VARCHAR(64), entryStamp BIGINT,
    summary VARCHAR(255), node VARCHAR(255), details LONGVARCHAR);
CREATE TABLE ofExtComponentConf (subdomain VARCHAR(255) PRIMARY KEY, wildcard INTEGER, secret VARCHAR(255),
    permission VARCHAR(10));
CREATE TABLE ofRemoteServerConf (xmppDomain VARCHAR(255) PRIMARY KEY, remotePort INTEGER, permission VARCHAR(10));
CREATE TABLE ofSASLAuthorized (username VARCHAR(64), principal VARCHAR(4000));

-- Users
CREATE TABLE ofUser (username VARCHAR(64) PRIMARY KEY, storedKey VARCHAR(32), serverKey VARCHAR(32),
    salt VARCHAR(32), iterations INTEGER, plainPassword VARCHAR(32), encryptedPassword VARCHAR(255),
    name VARCHAR(100), email VARCHAR(100), creationDate VARCHAR(15) NOT NULL, modificationDate VARCHAR(15) NOT NULL);
CREATE TABLE ofUserProp (username VARCHAR(64), name VARCHAR(100), propValue VARCHAR(4000) NOT NULL,
    PRIMARY KEY (username, name));
CREATE TABLE ofUserFlag (username VARCHAR(64), name VARCHAR(100), startTime VARCHAR(15), endTime VARCHAR(15),
    PRIMARY KEY (username, name));
CREATE TABLE ofVCard (username VARCHAR(64) PRIMARY KEY, vcard LONGVARCHAR NOT NULL);
CREATE TABLE ofPrivate (username VARCHAR(64), name VARCHAR(100), namespace VARCHAR(200), privateData LONGVARCHAR,
    PRIMARY KEY (username, name, namespace));
CREATE TABLE ofPrivacyList (username VARCHAR(64), name VARCHAR(100), isDefault INTEGER, list LONGVARCHAR,
    PRIMARY KEY (username, name));
CREATE TABLE ofOffline (username VARCHAR(64), messageID BIGINT, creationDate VARCHAR(15), messageSize INTEGER,
    stanza LONGVARCHAR, PRIMARY KEY (username, messageID));
CREATE TABLE ofPresence (username VARCHAR(64) PRIMARY KEY, offlinePresence LONGVARCHAR, offlineDate VARCHAR(15));

-- Rosters and groups
CREATE TABLE ofRoster (rosterID BIGINT PRIMARY KEY, username VARCHAR(64) NOT NULL, jid VARCHAR(1024) NOT NULL,
    sub INTEGER, ask INTEGER, recv INTEGER, nick VARCHAR(255));
CREATE INDEX ofRosterByUser ON ofRoster (username);
CREATE TABLE ofRosterGroups (rosterID BIGINT, rank INTEGER, groupName VARCHAR(255), PRIMARY KEY (rosterID, rank));
CREATE TABLE ofGroup (groupName VARCHAR(50) PRIMARY KEY, description VARCHAR(255));
CREATE TABLE ofGroupProp (groupName VARCHAR(50), name VARCHAR(100), propValue VARCHAR(4000),
    PRIMARY KEY (groupName, name));
CREATE TABLE ofGroupUser (groupName VARCHAR(50), username VARCHAR(100), administrator INTEGER,
    PRIMARY KEY (groupName, username, administrator));

-- Chat rooms
CREATE TABLE ofMucService (serviceID BIGINT, subdomain VARCHAR(255) PRIMARY KEY, description VARCHAR(255),
    isHidden INTEGER NOT NULL);
CREATE TABLE ofMucServiceProp (serviceID BIGINT, name VARCHAR(100), propValue VARCHAR(4000),
    PRIMARY KEY (serviceID, name));
CREATE TABLE ofMucRoom (serviceID BIGINT, roomID BIGINT, name VARCHAR(50), naturalName VARCHAR(255),
    description VARCHAR(255), subject VARCHAR(100), creationDate CHAR(15), modificationDate CHAR(15),
    lockedDate CHAR(15), emptyDate CHAR(15), maxUsers INTEGER, publicRoom INTEGER, moderated INTEGER,
    membersOnly INTEGER, canInvite INTEGER, canChangeSubject INTEGER, canChangeNick INTEGER, canRegister INTEGER,
    canDiscoverJID INTEGER, useReservedNick INTEGER, rolesToBroadcast INTEGER, logEnabled INTEGER, allowpm INTEGER,
    roomPassword VARCHAR(50), PRIMARY KEY (serviceID, name));
CREATE TABLE ofMucRoomProp (roomID BIGINT, name VARCHAR(100), propValue VARCHAR(4000), PRIMARY KEY (roomID, name));
CREATE TABLE ofMucAffiliation (roomID BIGINT, jid VARCHAR(1024), affiliation INTEGER, PRIMARY KEY (roomID, jid));
CREATE TABLE ofMucMember (roomID BIGINT, jid VARCHAR(1024), nickname VARCHAR(255), firstName VARCHAR(100),
    lastName VARCHAR(100), url VARCHAR(100), email VARCHAR(100), faqentry VARCHAR(100), PRIMARY KEY (roomID, jid));
CREATE TABLE ofMucConversationLog (roomID BIGINT, messageID BIGINT, sender VARCHAR(1024), nickname VARCHAR(255),
    logTime CHAR(15), subject VARCHAR(255), body LONGVARCHAR, stanza LONGVARCHAR);

-- Publish and subscribe
CREATE TABLE ofPubsubNode (serviceID VARCHAR(100), nodeID VARCHAR(100), leaf INTEGER, parent VARCHAR(100),
    creationDate CHAR(15), modificationDate CHAR(15), creator VARCHAR(1024), name VARCHAR(50),
    description VARCHAR(255), language VARCHAR(255), deliverPayloads INTEGER, maxPayloadSize INTEGER,
    persistItems INTEGER, maxItems INTEGER, maxLeafNodes INTEGER, notifyConfigChanges INTEGER, notifyDelete INTEGER,
    notifyRetract INTEGER, presenceBased INTEGER, sendItemSubscribe INTEGER, publisherModel VARCHAR(15),
    subscriptionEnabled INTEGER, configSubscription INTEGER, accessModel VARCHAR(10), payloadType VARCHAR(100),
    bodyXSLT VARCHAR(100), dataformXSLT VARCHAR(100), replyPolicy VARCHAR(15), associationPolicy VARCHAR(15),
    PRIMARY KEY (serviceID, nodeID));
CREATE TABLE ofPubsubNodeJIDs (serviceID VARCHAR(100), nodeID VARCHAR(100), jid VARCHAR(1024),
    associationType VARCHAR(20), PRIMARY KEY (serviceID, nodeID, jid));
CREATE TABLE ofPubsubNodeGroups (serviceID VARCHAR(100), nodeID VARCHAR(100), rosterGroup VARCHAR(100));
CREATE TABLE ofPubsubAffiliation (serviceID VARCHAR(100), nodeID VARCHAR(100), jid VARCHAR(1024),
    affiliation VARCHAR(10), PRIMARY KEY (serviceID, nodeID, jid));
CREATE TABLE ofPubsubItem (serviceID VARCHAR(100), nodeID VARCHAR(100), id VARCHAR(100), jid VARCHAR(1024),
    creationDate CHAR(15), payload VARCHAR(4000), PRIMARY KEY (serviceID, nodeID, id));
CREATE TABLE ofPubsubSubscription (serviceID VARCHAR(100), nodeID VARCHAR(100), id VARCHAR(100), jid VARCHAR(1024),
    owner VARCHAR(1024), state VARCHAR(15), deliver INTEGER, digest INTEGER, digest_frequency INTEGER,
    expire CHAR(15), includeBody INTEGER, showValues VARCHAR(30), subscriptionType VARCHAR(10),
    subscriptionDepth INTEGER, keyword VARCHAR(200), PRIMARY KEY (serviceID, nodeID, id));
CREATE TABLE ofPubsubDefaultConf (serviceID VARCHAR(100), leaf INTEGER, deliverPayloads INTEGER,
    maxPayloadSize INTEGER, persistItems INTEGER, maxItems INTEGER, maxLeafNodes INTEGER, notifyConfigChanges INTEGER,
    notifyDelete INTEGER, notifyRetract INTEGER, presenceBased INTEGER, sendItemSubscribe INTEGER,
    publisherModel VARCHAR(15), subscriptionEnabled INTEGER, accessModel VARCHAR(10), language VARCHAR(255),
    replyPolicy VARCHAR(15), associationPolicy VARCHAR(15), PRIMARY KEY (serviceID, leaf));

-- Where the server's own counters start: rosters, offline messages, rooms, room services.
INSERT INTO ofID (idType, id) VALUES (18, 1);
INSERT INTO ofID (idType, id) VALUES (19, 1);
INSERT INTO ofID (idType, id) VALUES (23, 1);
INSERT INTO ofID (idType, id) VALUES (26, 2);
INSERT INTO ofVersion (name, version) VALUES ('openfire', 26);
INSERT INTO ofMucService (serviceID, subdomain, isHidden) VALUES (1, 'conference', 0);
