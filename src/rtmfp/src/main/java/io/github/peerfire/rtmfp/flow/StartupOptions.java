package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.FlowParameters;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;

/**
 * What the options of User Data say about a flow (RFC 7016 §2.3.11.1).
 *
 * @param metadata empty if there are none
 * @param hasAssociation whether it is in return to a flow of ours
 * @param associatedFlowId that flow's identifier
 * @param isBad whether an option is not understood that must be, or contradicts another
 */
record StartupOptions(
        byte[] metadata, boolean hasMetadata, boolean hasAssociation, long associatedFlowId, boolean isBad) {

    private static final StartupOptions NONE = new StartupOptions(new byte[0], false, false, 0, false);

    /** Understands a list, which may be null. */
    static StartupOptions of(OptionList options) {
        StartupOptions result = NONE;
        if (options != null) {
            for (Option option : options.options()) {
                result = result.with(option);
            }
        }
        return result;
    }

    private StartupOptions with(Option option) {
        if (option.type() == FlowParameters.METADATA_OPTION) {
            return hasMetadata
                    ? this
                    : new StartupOptions(option.value(), true, hasAssociation, associatedFlowId, isBad);
        } else if (option.type() == FlowParameters.RETURN_ASSOCIATION_OPTION) {
            return withAssociation(option);
        }
        // RFC 7016 §2.3.11.1: what is not understood MUST reject the flow if below 8192, else MUST be ignored
        return Long.compareUnsigned(option.type(), FlowParameters.FIRST_IGNORABLE_OPTION) < 0 ? bad() : this;
    }

    private StartupOptions withAssociation(Option option) {
        try {
            long flowId = new ByteReader(option.value()).readVlu();
            // RFC 7016 §2.3.11.1.2: a flow MUST NOT indicate more than one return association
            return hasAssociation && flowId != associatedFlowId
                    ? bad()
                    : new StartupOptions(metadata, hasMetadata, true, flowId, isBad);
        } catch (MalformedException e) {
            return bad();
        }
    }

    private StartupOptions bad() {
        return new StartupOptions(metadata, hasMetadata, hasAssociation, associatedFlowId, true);
    }
}
