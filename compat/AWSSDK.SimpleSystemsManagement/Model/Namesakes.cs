namespace Amazon.SimpleSystemsManagement.Model;

// See ../Namesakes.cs.

public class AccessDeniedException;

public class Alarm;

public class AlreadyExistsException;

public class Command;

public class Credentials;

public class OutputSource;

public class Session;

public class Target;

public class ThrottlingException;

public class ValidationException;
