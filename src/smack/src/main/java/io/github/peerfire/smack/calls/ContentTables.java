package io.github.peerfire.smack.calls;

import static io.github.peerfire.smack.calls.ContentPhase.ABSENT;
import static io.github.peerfire.smack.calls.ContentPhase.ASKED;
import static io.github.peerfire.smack.calls.ContentPhase.MODIFYING;
import static io.github.peerfire.smack.calls.ContentPhase.OFFERED;
import static io.github.peerfire.smack.calls.ContentPhase.PRESENT;
import static io.github.peerfire.smack.calls.ContentPhase.REMOVING;

/**
 * The machine of one kind of media of a call that goes on. A request of the other side without a cell is out of order.
 */
final class ContentTables {

    /** For the initiator of the session, whose actions overrule the responder's (XEP-0166 §7.2.16). */
    static final StateTable<ContentPhase, ContentEvent, ChangeCell<ContentPhase, ContentAction>> INITIATOR =
            overruling(common()).build();

    /** For the responder. */
    static final StateTable<ContentPhase, ContentEvent, ChangeCell<ContentPhase, ContentAction>> RESPONDER =
            overruled(common()).build();

    private ContentTables() {
    }

    private static ChangeRows<ContentPhase, ContentEvent, ContentAction> common() {
        return new ChangeRows<ContentPhase, ContentEvent, ContentAction>(ContentPhase.class, ContentEvent.class)
                .in(ABSENT)
                .on(ContentEvent.ADD, OFFERED, ContentAction.OFFER)
                .on(ContentEvent.FAR_ADD, ASKED, ContentAction.LEARN)

                .in(OFFERED)
                .on(ContentEvent.REMOVE, ABSENT, ContentAction.WITHDRAW, ContentAction.FORGET)
                .on(ContentEvent.TIMEOUT, ABSENT, ContentAction.WITHDRAW, ContentAction.FORGET)
                .on(ContentEvent.FAR_ACCEPT, PRESENT, ContentAction.LEARN)
                .on(ContentEvent.FAR_REJECT, ABSENT, ContentAction.FORGET)
                .on(ContentEvent.FAR_REMOVE, ABSENT, ContentAction.FORGET)
                .on(ContentEvent.REFUSED, ABSENT, ContentAction.FORGET)

                .in(ASKED)
                // Who wants the same has accepted.
                .on(ContentEvent.ADD, PRESENT, ContentAction.AGREE)
                .on(ContentEvent.ACCEPT, PRESENT, ContentAction.AGREE)
                .on(ContentEvent.REFUSE, ABSENT, ContentAction.DECLINE, ContentAction.FORGET)
                .on(ContentEvent.REMOVE, ABSENT, ContentAction.DECLINE, ContentAction.FORGET)
                .on(ContentEvent.FAR_REMOVE, ABSENT, ContentAction.FORGET)
                .on(ContentEvent.FAR_ADD_AGAIN, ASKED, ContentAction.LEARN)

                .in(PRESENT)
                .on(ContentEvent.FAR_ADD_AGAIN, PRESENT, ContentAction.AGREE_AGAIN)
                .on(ContentEvent.FAR_ACCEPT_AGAIN, PRESENT)
                // The other side has taken back what our content-accept was about.
                .on(ContentEvent.REFUSED, ABSENT, ContentAction.FORGET)
                .on(ContentEvent.MODIFY, MODIFYING, ContentAction.ASK_TO_DIRECT)
                .on(ContentEvent.REMOVE, REMOVING, ContentAction.WITHDRAW)
                .on(ContentEvent.FAR_MODIFY, PRESENT, ContentAction.OBEY)
                .on(ContentEvent.FAR_REMOVE, ABSENT, ContentAction.FORGET)

                .in(MODIFYING)
                .on(ContentEvent.DONE, PRESENT, ContentAction.DIRECT)
                .on(ContentEvent.REFUSED, PRESENT)
                .on(ContentEvent.FAR_ACCEPT_AGAIN, MODIFYING, ContentAction.ASK_TO_DIRECT)
                .on(ContentEvent.REMOVE, REMOVING, ContentAction.WITHDRAW)
                .on(ContentEvent.FAR_REMOVE, ABSENT, ContentAction.FORGET)

                .in(REMOVING)
                .on(ContentEvent.DONE, ABSENT, ContentAction.FORGET)
                .on(ContentEvent.REFUSED, ABSENT, ContentAction.FORGET)
                // The answer to our request may come after what the other side asked next.
                .on(ContentEvent.FAR_ADD, ASKED, ContentAction.FORGET, ContentAction.LEARN);
    }

    // ProtoXEP 6.7: initiator wins in a session.
    private static ChangeRows<ContentPhase, ContentEvent, ContentAction> overruling(
            ChangeRows<ContentPhase, ContentEvent, ContentAction> rows) {
        return rows
                .in(OFFERED).tie(ContentEvent.FAR_ADD, OFFERED)
                .in(MODIFYING).tie(ContentEvent.FAR_MODIFY, MODIFYING)
                .in(REMOVING).tie(ContentEvent.FAR_REMOVE, REMOVING);
    }

    private static ChangeRows<ContentPhase, ContentEvent, ContentAction> overruled(
            ChangeRows<ContentPhase, ContentEvent, ContentAction> rows) {
        return rows
                .in(OFFERED).on(ContentEvent.FAR_ADD, PRESENT, ContentAction.LEARN, ContentAction.AGREE)
                .in(MODIFYING).on(ContentEvent.FAR_MODIFY, PRESENT, ContentAction.OBEY)
                .in(REMOVING).on(ContentEvent.FAR_REMOVE, ABSENT, ContentAction.FORGET);
    }
}
