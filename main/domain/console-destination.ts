import { type ConsolePage, type ConsoleService, consoleServices } from '../../preload/contract.ts';
import { Problem } from './problem.ts';
import { isRegionName } from './region-name.ts';

/** As the console itself writes them; where a service has moved, the console leads on from its older path. */
const paths: Readonly<Record<ConsoleService, string>> = {
  home: 'console/home',
  'api-gateway': 'apigateway/main/apis',
  athena: 'athena/home',
  backup: 'backup/home',
  bedrock: 'bedrock/home',
  billing: 'billing/home',
  cloudformation: 'cloudformation/home',
  cloudfront: 'cloudfront/v4/home',
  cloudshell: 'cloudshell/home',
  cloudtrail: 'cloudtrailv2/home',
  cloudwatch: 'cloudwatch/home',
  'cloudwatch-logs': 'cloudwatch/home#logsV2:log-groups',
  'cost-explorer': 'costmanagement/home#/cost-explorer',
  dynamodb: 'dynamodbv2/home',
  ec2: 'ec2/home',
  ecr: 'ecr/home',
  ecs: 'ecs/v2/home',
  eks: 'eks/home',
  eventbridge: 'events/home',
  glue: 'glue/home',
  iam: 'iam/home',
  kms: 'kms/home',
  lambda: 'lambda/home',
  rds: 'rds/home',
  redshift: 'redshiftv2/home',
  'route-53': 'route53/v2/home',
  s3: 's3/home',
  sagemaker: 'sagemaker/home',
  'secrets-manager': 'secretsmanager/home',
  sns: 'sns/v3/home',
  sqs: 'sqs/v3/home',
  'step-functions': 'states/home',
  'systems-manager': 'systems-manager/home',
  vpc: 'vpcconsole/home',
};

/** By the region's prefix ("AWS Management Console endpoints and quotas" in the General Reference of each partition). */
const hosts: readonly (readonly [prefix: RegExp, host: string])[] = [
  [/^cn-/, 'console.amazonaws.cn'],
  [/^us-gov-/, 'console.amazonaws-us-gov.com'],
  [/^eusc-/, 'console.amazonaws-eusc.eu'],
  // The partitions that nobody reaches from the public network.
  [/^(?!us-iso|eu-iso)/, 'console.aws.amazon.com'],
];

/** The address of a page of the console, in the partition of its region. Throws a `Problem` ('usage') for what is no region. */
export function consoleDestination({ service, region }: Required<ConsolePage>): string {
  const host = isRegionName(region) ? hosts.find(([prefix]) => prefix.test(region))?.[1] : undefined;
  if (host === undefined) {
    throw new Problem('usage', {
      what: `There is no console in the region "${region}".`,
      next: 'Choose another region, for example eu-west-1.',
    });
  }
  if (consoleServices[service].global) return `https://${host}/${paths[service]}`;
  const [path, part] = paths[service].split('#');
  return `https://${region}.${host}/${path}?region=${region}${part === undefined ? '' : `#${part}`}`;
}
