package io.github.peerfire.openfire.storage;

class HsqldbStorageTest extends StorageContract {

    @Override
    ConnectionSource connections() {
        return HsqldbTables::connect;
    }

    @Override
    SchemaScript script() {
        return SchemaScript.of("hsqldb");
    }
}
