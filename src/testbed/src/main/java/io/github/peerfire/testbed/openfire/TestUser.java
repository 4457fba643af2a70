package io.github.peerfire.testbed.openfire;

/**
 * Somebody who can sign in.
 *
 * @param name the local part of the address
 * @param password what he signs in with
 * @param domain the server's domain
 */
public record TestUser(String name, String password, String domain) {
    /** The bare address. */
    public String address() {
        return name + '@' + domain;
    }

    @Override
    public String toString() {
        return address();
    }
}
