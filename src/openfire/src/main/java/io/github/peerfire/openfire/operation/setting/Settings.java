package io.github.peerfire.openfire.operation.setting;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be set. Each setting is a system property, and may be changed there as well. */
public interface Settings {

    /** All settings in the order in which they are shown, those of a group together. */
    List<SettingRow> all();

    /** One of them, by {@link SettingRow#name}. */
    Optional<SettingRow> get(String name);

    /**
     * Checks changes without making them, alone and together with what stays.
     *
     * @param texts what was written, by name; blank for the default
     * @return what cannot be, by name; empty if they can be made
     */
    Map<String, Message> check(Map<String, String> texts);

    /**
     * Makes changes, all or none; those that need it start the rendezvous anew, once for all, soon after this returns.
     *
     * @return as {@link #check}: nothing was changed unless it is empty
     */
    Map<String, Message> change(Administrator who, Map<String, String> texts);

    /** Goes back to the default. */
    void reset(Administrator who, String name);
}
