type ServiceWords = Readonly<{
  name: string;
  /** What else people call it, or look for when they want it. */
  about: string;
  /** True where its console is the same in every region. */
  global?: true;
}>;

/** The consoles that can be opened at once; all others are a click away from Home. By name, but for Home. */
const services = {
  home: { name: 'Home', about: 'The start page of the console' },
  'api-gateway': { name: 'API Gateway', about: 'REST and WebSocket APIs' },
  athena: { name: 'Athena', about: 'SQL queries over files in S3' },
  backup: { name: 'Backup', about: 'Backup plans and vaults' },
  bedrock: { name: 'Bedrock', about: 'AI models' },
  billing: { name: 'Billing', about: 'Bills and payments', global: true },
  cloudformation: { name: 'CloudFormation', about: 'Stacks and templates' },
  cloudfront: { name: 'CloudFront', about: 'Content delivery', global: true },
  cloudshell: { name: 'CloudShell', about: 'A terminal in the browser' },
  cloudtrail: { name: 'CloudTrail', about: 'Who did what and when' },
  cloudwatch: { name: 'CloudWatch', about: 'Metrics and alarms' },
  'cloudwatch-logs': { name: 'CloudWatch Logs', about: 'Log groups' },
  'cost-explorer': { name: 'Cost Explorer', about: 'Costs and usage', global: true },
  dynamodb: { name: 'DynamoDB', about: 'Tables and items' },
  ec2: { name: 'EC2', about: 'Virtual machines' },
  ecr: { name: 'ECR', about: 'Container images' },
  ecs: { name: 'ECS', about: 'Containers' },
  eks: { name: 'EKS', about: 'Kubernetes' },
  eventbridge: { name: 'EventBridge', about: 'Events and schedules' },
  glue: { name: 'Glue', about: 'Data catalogue and ETL jobs' },
  iam: { name: 'IAM', about: 'Users, roles and policies', global: true },
  kms: { name: 'KMS', about: 'Encryption keys' },
  lambda: { name: 'Lambda', about: 'Functions' },
  rds: { name: 'RDS', about: 'Databases and Aurora' },
  redshift: { name: 'Redshift', about: 'Data warehouse' },
  'route-53': { name: 'Route 53', about: 'DNS and domains', global: true },
  s3: { name: 'S3', about: 'Files in buckets' },
  sagemaker: { name: 'SageMaker AI', about: 'Machine learning and notebooks' },
  'secrets-manager': { name: 'Secrets Manager', about: 'Passwords and other secrets' },
  sns: { name: 'SNS', about: 'Topics and notifications' },
  sqs: { name: 'SQS', about: 'Queues' },
  'step-functions': { name: 'Step Functions', about: 'Workflows' },
  'systems-manager': { name: 'Systems Manager', about: 'Parameters and managed machines' },
  vpc: { name: 'VPC', about: 'Networks' },
} as const satisfies Record<string, ServiceWords>;

export type ConsoleService = keyof typeof services;

/** A page of the console. Without a region, the one of the session, or the one that the console has open itself. */
export type ConsolePage = { service: ConsoleService; region?: string };

export const consoleServices: Readonly<Record<ConsoleService, ServiceWords>> = services;

/** The names as values. */
export const consoleServiceNames = Object.keys(services) as ConsoleService[];
