namespace Amazon.SimpleNotificationService.Model;

// The real package's types whose names this project has as well: declared so that code which does not say which of them
// it means fails to compile here too, as it would there. Nothing uses them.

public class Endpoint;

public class Tag;

public class Topic;
