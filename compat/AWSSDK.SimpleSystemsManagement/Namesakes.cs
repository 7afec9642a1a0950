namespace Amazon.SimpleSystemsManagement;

// The real package's types whose names this project or .NET has as well: declared so that code which does not say
// which of them it means fails to compile here too, as it would there. Nothing uses them.

public class ConnectionStatus;

public class Fault;

public class OperatingSystem;

public class ResourceType;
