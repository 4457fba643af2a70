package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.session.Session;

/**
 * What publishing to the server and playing from it have in common: it makes a stream for it, and it ends with that.
 */
abstract class ServerTenant implements ServerStream.Tenant {

    /** How far it got. */
    enum State { NEW, CREATING, ASKING, RUNNING, OVER }

    private final ConnectionContext context;
    private final StreamLife life;
    private volatile State state = State.NEW;
    private ServerStream transport;

    ServerTenant(ConnectionContext context, StreamLife life) {
        this.context = context;
        this.life = life;
    }

    /** Asks the server for what it wants of the new stream. */
    abstract void ask(ServerStream created, long now);

    /** Tells the listeners that it is over; no more than once. */
    abstract void tellEnd(NetStatus status);

    StreamLife life() {
        return life;
    }

    State state() {
        return state;
    }

    /** Null before the server was asked for a stream; good for sending once {@link #isCreated}. */
    ServerStream transport() {
        return transport;
    }

    /** From any thread. */
    public boolean isOpen() {
        return state != State.OVER;
    }

    /** The session with the server. From any thread. */
    public Session session() {
        return context.server().session();
    }

    boolean isCreated() {
        return state == State.ASKING || state == State.RUNNING;
    }

    /** Has the server make a stream. */
    void create(long now) {
        if (state == State.NEW) {
            state = State.CREATING;
            transport = context.server().streams().create(this, now);
        }
    }

    @Override
    public void created(ServerStream created, long now) {
        state = State.ASKING;
        transport = created;
        ask(created, now);
    }

    /** The server agreed. */
    void agreed() {
        state = State.RUNNING;
    }

    @Override
    public void gone(String reason, long now) {
        over(isCreated() ? NetStatus.status(StatusCode.STREAM_CONNECT_CLOSED, reason)
                : NetStatus.error(StatusCode.STREAM_CONNECT_FAILED, reason), now);
    }

    /** Ends it, behind everything that was sent; does nothing if it was over. */
    void over(NetStatus status, long now) {
        if (state == State.OVER) {
            return;
        }
        state = State.OVER;
        tellEnd(status);
        if (transport == null) {
            life.end(status);
        } else {
            transport.close(() -> life.end(status), now);
        }
    }
}
